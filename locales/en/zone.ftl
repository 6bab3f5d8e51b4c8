# The time zone.
zone-title = Time zone
zone-own = This browser’s: { $zone }
zone-search = Other time zones
zone-found = Time zones found
zone-none = No such time zone. Try a city or a part of the world.
zone-sign = Times are those of { $zone }. Change the time zone
