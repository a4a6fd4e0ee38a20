"""Parts of the table screen: rows, cards, the transcript, the bar at the foot, and the forms that make moves."""
