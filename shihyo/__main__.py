"""The command line: `python -m shihyo`, the same as `shihyo`."""

from pipeline.__main__ import run

if __name__ == "__main__":
    run()
