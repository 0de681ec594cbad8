"""How well articles are read: the records against what a careful reader noted down."""
