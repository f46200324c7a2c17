"""What each stage of an analysis does, guarded: a bug in a room costs that room's facts about one file, and is told."""
