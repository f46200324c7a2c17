"""Models to text. Never imports analyzer."""
