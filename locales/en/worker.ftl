# Why a worker did not answer.
worker-not-loaded = The part of the page that does this could not be loaded. Check the connection and try again.
worker-other-version = The page is older than its server. Reload it, and try again.
worker-ended = The part of the page that does this broke down. Nothing else is harmed; try again.
worker-too-slow = This took longer than a minute for a few thousand events, so it was stopped.
worker-refused = This could not be done: { $name }
