-- The number of the act on the public record.
ALTER TABLE acts ADD COLUMN entry BIGINT
