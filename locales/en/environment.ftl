# What is wrong around the page.
notice-clock-behind = This device’s clock is { $by } behind the server’s, so the newest events are missing. Set the clock and load again.
notice-clock-ahead = This device’s clock is { $by } ahead of the server’s, so the period begins later than it should. Set the clock and load again.
