"""What a site adds to an article: chrome, stamps, teasers and headlines of its own."""
