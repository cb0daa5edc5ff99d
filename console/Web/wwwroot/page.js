// Keyboard shortcuts and downloads: what needs a script of ours.
