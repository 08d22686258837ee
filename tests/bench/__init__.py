"""The benchmarks: `make bench`. Figures compare within one run on one machine; no test times anything."""
