"""Tables to the forms people ask for: files for a spreadsheet, a database, a browser."""
