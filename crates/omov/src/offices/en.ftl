# Room offices
