UPDATE offices SET term = term_days || ' days'
