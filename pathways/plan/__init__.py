"""Plans: what a learner still has to do for some goals, in which term and at which price; the best way, or it says so."""
