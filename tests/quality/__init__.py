"""What is known of each rule: how often it fired on articles that are not ours, how often rightly."""
