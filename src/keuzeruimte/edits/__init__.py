"""The way round: small changes of a plan, each as the method means it (METHOD 4, 'instead')."""
