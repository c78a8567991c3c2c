# Room host
