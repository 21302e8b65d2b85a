"""Every SELECT that a screen or a report needs."""
