"""The program: a folder per stage. Start reading in `build.py`; programs import from `shihyo`."""
