CREATE INDEX paper_ways_by_printer ON paper_ways (printed_by)
