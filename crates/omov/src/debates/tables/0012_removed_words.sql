-- What was removed before there were appeals has no words here any more.
UPDATE debate_statements SET body = '', words = '' WHERE state = 'removed'
