-- What was removed before there were appeals has no words here any more.
UPDATE replies SET body = '', words = '' WHERE state = 'removed'
