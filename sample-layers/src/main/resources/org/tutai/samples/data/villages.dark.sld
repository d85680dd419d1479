<?xml version="1.0" encoding="UTF-8"?>
<!-- The land's colour again, so that the counties that have villages look like those that have none. -->
<StyledLayerDescriptor version="1.0.0" xmlns="http://www.opengis.net/sld" xmlns:ogc="http://www.opengis.net/ogc">
  <NamedLayer>
    <Name>villages</Name>
    <UserStyle>
      <Title>村里（深色） Villages, dark</Title>
      <IsDefault>1</IsDefault>
      <FeatureTypeStyle>
        <Rule>
          <Title>陸地 Land</Title>
          <PolygonSymbolizer>
            <Fill><CssParameter name="fill">#343d42</CssParameter></Fill>
          </PolygonSymbolizer>
        </Rule>
      </FeatureTypeStyle>
      <FeatureTypeStyle>
        <Rule>
          <Title>村里名 Name</Title>
          <MinScaleDenominator>24000</MinScaleDenominator>
          <MaxScaleDenominator>190000</MaxScaleDenominator>
          <TextSymbolizer>
            <Label><ogc:PropertyName>VILLNAME</ogc:PropertyName></Label>
            <Font>
              <CssParameter name="font-family">Noto Sans TC</CssParameter>
              <CssParameter name="font-size">11</CssParameter>
            </Font>
            <Halo>
              <Radius>1.5</Radius>
              <Fill>
                <CssParameter name="fill">#283137</CssParameter>
                <CssParameter name="fill-opacity">0.85</CssParameter>
              </Fill>
            </Halo>
            <Fill><CssParameter name="fill">#b0b7b7</CssParameter></Fill>
            <Priority>100</Priority>
          </TextSymbolizer>
        </Rule>
        <Rule>
          <Title>村里名 Name</Title>
          <MaxScaleDenominator>24000</MaxScaleDenominator>
          <TextSymbolizer>
            <Label><ogc:PropertyName>VILLNAME</ogc:PropertyName></Label>
            <Font>
              <CssParameter name="font-family">Noto Sans TC</CssParameter>
              <CssParameter name="font-size">13</CssParameter>
            </Font>
            <Halo>
              <Radius>1.5</Radius>
              <Fill>
                <CssParameter name="fill">#283137</CssParameter>
                <CssParameter name="fill-opacity">0.85</CssParameter>
              </Fill>
            </Halo>
            <Fill><CssParameter name="fill">#b0b7b7</CssParameter></Fill>
            <Priority>100</Priority>
          </TextSymbolizer>
        </Rule>
      </FeatureTypeStyle>
    </UserStyle>
  </NamedLayer>
</StyledLayerDescriptor>
