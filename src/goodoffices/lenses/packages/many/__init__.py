"""Cases with more packages than can be listed: counted, folded and optimised instead, exactly."""
