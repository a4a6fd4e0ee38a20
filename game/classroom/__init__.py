"""What a class needs: the debrief report and papers to print. Built from a finished game or a scenario, for its facilitator."""
