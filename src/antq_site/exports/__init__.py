"""What machines read: feeds, data files, sitemap; archive → outputs, one kind a module."""
