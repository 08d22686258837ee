"""Finnish words to search keys: a memory-mapped lexicon, and the rules that choose among its answers."""
