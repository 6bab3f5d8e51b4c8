later-coming = This screen is on its way
later-missing = This part of the page could not be loaded.
later-missing-hint = Check the connection and try again. What is loaded stays as it is.
later-no-files = The files are not open yet: the part of the page that reads them could not be loaded. Check the connection and try again.
later-no-rules = Nothing has been checked yet
later-no-rules-hint = The rules could not be loaded. Check the connection.
