"""The waiting-room screen: anyone can use it, nobody leaves a trace, nobody gets out."""
