"""The records that catalogues and search engines ask for."""
