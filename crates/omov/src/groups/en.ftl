# Room groups
