"""What is collected here: the laws, not the program that needs the fuzzer."""

collect_ignore = ["fuzz.py"]
