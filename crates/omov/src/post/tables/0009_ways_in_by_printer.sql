CREATE INDEX ways_in_by_printer ON ways_in (printed_by)
