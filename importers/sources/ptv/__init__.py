"""PTV (Palvelutietovaranto), the Finnish Service Catalogue: public and third-sector services and places.

Two versions of its open API are read: v11 (no key; files of the older v7-v9 look the same) and v12 (with a
key, other names of fields). `v11` and `v12` turn either into the neutral `records`, which all else reads.
"""
