"""Parts of the page about the supply of tablets, liquid or packets."""
