"""What the guide says: topics, facts, sources, glossary. No Qt and no clock in here."""
