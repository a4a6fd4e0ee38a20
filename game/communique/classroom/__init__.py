"""What a class needs: the debrief report and papers to print, made for the facilitator of a game."""
