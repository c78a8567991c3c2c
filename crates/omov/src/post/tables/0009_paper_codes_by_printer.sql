CREATE INDEX paper_codes_by_printer ON paper_codes (printed_by)
