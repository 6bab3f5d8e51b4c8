# Facets.
facet-networks = By network
facet-fold = Show the addresses in { $name }
facet-inside = Addresses in { $name }
facet-addresses = By address
