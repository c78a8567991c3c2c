# Room post
