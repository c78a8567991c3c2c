CREATE INDEX described_by_characteristic ON described (characteristic_id)
