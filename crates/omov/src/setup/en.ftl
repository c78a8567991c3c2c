# Room setup
