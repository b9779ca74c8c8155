"""What needs attention, as cards, as words for the warning bar and the tray, and as one watch over it all."""
