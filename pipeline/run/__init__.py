"""A run over the reports of a folder: `make extract`.

raw/ ── raw_files, sources: each file with its checksum and its passport
│
├── up_to_date: nothing has changed ──────────────────────────┐
│                                                             │
run: each report ── cache: its edition is kept ──┐              │
│                                              │              │
└── process_pool: a confined process a report  │              │
worker: build, page by page ── pipe ── results         │
│                             │              │
progress                 write: the tables ── report_summary
normalized/
"""
