"""Problems shown: as text for a person, as JSON and as SARIF for programs; all three from the same plain rows."""
