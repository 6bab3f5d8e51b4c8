### Where addresses are, by a database that the reader opens.

places-title = Places of addresses
places-hint = With a database of cities in the format of MaxMind (.mmdb, such as GeoLite2 City or DB-IP City Lite) countries and cities stand beside addresses, and the rule “Impossible travel” speaks. The file is read in this browser, goes nowhere, and is forgotten with the page.
places-open = Open a database…
places-opening = Opening the database…
places-close = Close the database
places-database = { $kind }, made on { $made }: it knows { $known } of { $all } addresses, and the city of { $cities }.
places-vague = It knows no cities of these addresses, so “Impossible travel” stays silent.
places-no-database = “{ $name }” is not a database in the format of MaxMind, or it is damaged. A packed file (.gz, .zip) has to be unpacked first.
places-not-read = “{ $name }” could not be read: it is gone, or too large for this browser.
places-where = Place
