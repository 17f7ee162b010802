"""Facts as rows and flat columns, and tables that data frames are made of."""
