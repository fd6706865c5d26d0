"""Leaders' questions: the figures of a board, counted by office, section, quarter and so on."""
