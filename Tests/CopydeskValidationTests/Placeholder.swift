// Placeholder until the module's first test stands here.
