"""The HTTP side: routes derived from nouns and verbs, signing in, live updates, the web app."""
