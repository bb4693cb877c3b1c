"""Acts and incidents as coded events: PLOVER and CAMEO types, Goldstein values, quad classes."""
