UPDATE groups SET by_choice = 1 WHERE kind = 'network'
